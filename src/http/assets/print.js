// What stands in the margin of every page need not stand below the sheet too. Firefox may know the rule before it prints by it.
const hasMargins = 'CSSMarginRule' in window && !CSS.supports('-moz-appearance', 'none');
document.documentElement.classList.toggle('has-margins', hasMargins);

// The button can do nothing without this script, so the page keeps it hidden until the script is there.
// A page on which nothing stands that could be printed has none.
const button = document.getElementById('print');
if (button !== null) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
