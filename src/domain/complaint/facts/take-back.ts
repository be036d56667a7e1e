/** 撤回 (take back): whoever pressed by mistake has so long until anybody is rung; the server holds the page meanwhile. Apart from the rules, so that the desk's first screen carries none. */
export const takeBackSeconds = 10;
