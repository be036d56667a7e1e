import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { isUnloaded } from './base/loaded.ts';
import './base/ui/desk.css';
import './base/ui/frame.css';

const place = document.querySelector('#desk');
if (place === null) throw new Error('index.html has a place for the desk.');
createRoot(place, {
  // A part that did not come is told on the page: the line broke, and nothing is wrong with the program.
  onCaughtError: (error) => {
    if (!isUnloaded(error)) reportError(error);
  },
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
