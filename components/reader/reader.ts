// What only a browser can do, on every reader page: one deferred module, without which each page does its job too.
import { startCoverTransitions } from './cover-transition';
import { startLeadForm } from './lead-form';
import { startSharing } from './share';
import { startThemeSwitch } from './theme-switch';

startThemeSwitch();
startSharing();
startCoverTransitions();
startLeadForm();
