// The button can do nothing without this script, so the page keeps it hidden until the script is there.
const button = document.getElementById('print');
button.hidden = false;
button.addEventListener('click', () => window.print());
