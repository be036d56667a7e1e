import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './base/ui/desk.css';
import './base/ui/frame.css';

const place = document.querySelector('#desk');
if (place === null) throw new Error('index.html has a place for the desk.');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
