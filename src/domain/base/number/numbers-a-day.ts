/** How many different numbers one person asks for on a day: a clerk of the centre takes some hundred and twenty calls. */
export const defaultNumbersADay = 200;
