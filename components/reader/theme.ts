import { takeChosenColours } from './colours';

// Stands in each page's head, so that it never shows other colours first.
takeChosenColours();
