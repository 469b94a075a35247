import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { giveNonceToStyles } from './app/csp.ts';
import './app/styles/index.css';

giveNonceToStyles();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
