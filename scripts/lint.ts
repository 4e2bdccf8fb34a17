import { generateSources, lintSteps, runSteps } from './steps';

generateSources();
process.exitCode = (await runSteps(lintSteps)).length > 0 ? 1 : 0;
