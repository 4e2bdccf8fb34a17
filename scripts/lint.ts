import { generateSources, lintSteps, runSteps } from './steps';

generateSources();
process.exitCode = runSteps(lintSteps).length > 0 ? 1 : 0;
