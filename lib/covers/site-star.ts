/** The site's mark, an eight-fold star in an eight-fold star, in a square of 64; to be filled with the rule `evenodd`. */
export const siteStar =
  'M32 8l7.03 7.03H49v9.94L56 32l-7 7.03V49h-9.97L32 56l-7.03-7H15v-9.97L8 32l7-7.03V15h9.97zM32 22l2.93 2.93h4.14v4.14L42 32l-2.93 2.93v4.14h-4.14L32 42l-2.93-2.93h-4.14v-4.14L22 32l2.93-2.93v-4.14h4.14z';
