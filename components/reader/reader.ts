// The only script of reader pages: every page also works without it.
import { startContents } from './contents';
import { startCoverTransitions } from './cover-transition';
import { startLeadForm } from './lead-form';
import { startSharing } from './share';
import { startThemeSwitch } from './theme-switch';

startThemeSwitch();
startSharing();
startContents();
startCoverTransitions();
startLeadForm();
