// Loads .env files as Next.js does, but before the server reads PORT.
import nextEnv from '@next/env';

const development = process.env.NODE_ENV === 'development';
nextEnv.loadEnvConfig(process.cwd(), development, { info() {}, error: console.error });
