/**
 * 提示的起点 (threshold): from how many on an indicator of 第十七条 is shown. The law gives the factors and no number, and lets a city refine
 * them (《办法》第十七条第二款), so each county has its own.
 */

/** From how many on something is shown. A number is a count of complaints or of people, days are days before and after. */
export interface IndicatorLimits {
  days: number;
  samePerson: number;
  sameOperator: number;
  sameGoods: number;
  manyShops: number;
  sharedPhone: number;
  sharedAddress: number;
  alikeTexts: number;
  /** How much of two texts must agree, in hundredths. */
  alikePercent: number;
}

/** A careful start: a family that complains four times a year about four things meets none of it. */
export const defaultIndicatorLimits: IndicatorLimits = {
  days: 90,
  samePerson: 10,
  sameOperator: 3,
  sameGoods: 4,
  manyShops: 6,
  sharedPhone: 4,
  sharedAddress: 4,
  alikeTexts: 4,
  alikePercent: 60,
};
