import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery alone, live: `npm run gallery`. */
export default defineConfig({ plugins: [react()] });
