// Settings from .env files, as Next.js reads them, but for PORT too, which it takes before it reads them.
import nextEnv from '@next/env';

const development = process.env.NODE_ENV === 'development';
nextEnv.loadEnvConfig(process.cwd(), development, { info() {}, error: console.error });
