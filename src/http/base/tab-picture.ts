/** In the page itself, so that the tab's picture costs no request. */
export const tabPicture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 32'%3E%3Cpath fill='%23ae1f28' d='M14 0l13 4.5V15c0 8-5.5 14-13 17C6.5 29 1 23 1 15V4.5z'/%3E%3Cpath fill='none' stroke='%23fff' stroke-width='3.2' d='M8 15.5l4.5 4.5L20.5 11'/%3E%3C/svg%3E";
