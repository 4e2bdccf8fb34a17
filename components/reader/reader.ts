// The only script of reader pages: every page also works without it.
import { startCoverTransitions } from './cover-transition';
import { startLeadForm } from './lead-form';
import { startSharing } from './share';
import { startThemeSwitch } from './theme-switch';

startThemeSwitch();
startSharing();
startCoverTransitions();
startLeadForm();
