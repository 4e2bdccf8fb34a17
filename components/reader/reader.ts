// What only a browser can do, on every reader page: one deferred module, without which each page does its job too.
import { startCoverPassing } from './cover';
import { startLeadForm } from './lead-form';
import { startSharing } from './share';
import { startThemeSwitch } from './theme-switch';

startThemeSwitch();
startSharing();
startCoverPassing();
startLeadForm();
