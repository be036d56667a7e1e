import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../base/language.tsx';
import { Station } from './app.tsx';
import { applyTypeSize } from './owner/type-size.ts';
import './station.css';

const place = document.querySelector('#station');
if (place === null) throw new Error('station.html has a place for the program.');
applyTypeSize();
createRoot(place).render(
  <StrictMode>
    <LanguageProvider>
      <Station />
    </LanguageProvider>
  </StrictMode>,
);
