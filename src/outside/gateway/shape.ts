/** 请求的样子 (shape): the body or the address of a request, with places for what is sent. */
export const placeIn = /\{(to|text|id|template|params)\}/gu;

/** Whether it says to whom a message goes, and what. */
export function isShape(shape: string): boolean {
  return shape.includes('{to}') && (shape.includes('{text}') || shape.includes('{template}'));
}

/** Whether one that is JSON is so whatever is filled in. */
export function isJsonShape(shape: string): boolean {
  try {
    JSON.parse(shape.replace(placeIn, '0'));
    return true;
  } catch {
    return false;
  }
}
