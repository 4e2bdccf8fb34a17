import { type Locale, locales } from '@/lib/i18n/locales';

/** How a value is typed in the studio. Of the optional ones, an empty field means none. */
export type SettingKind =
  | 'line'
  | 'lines'
  | 'optionalLine'
  | 'email'
  | 'optionalUrl'
  | 'number'
  | 'switch'
  | 'color';

export type SettingField = {
  /** The path of the value in site.config.ts, e.g. tagline.fr */
  key: string;
  /** What its label says, e.g. tagline */
  name: SettingName;
  kind: SettingKind;
  locale?: Locale;
};

const one = <Name extends string>(name: Name, kind: SettingKind) => [{ key: name, name, kind }];
const inEach = <Name extends string>(name: Name, kind: SettingKind) =>
  locales.map((locale) => ({ key: `${name}.${locale}`, name, kind, locale }));

const fields = {
  identity: [
    ...one('name', 'line'),
    ...inEach('tagline', 'line'),
    ...inEach('description', 'lines'),
    ...inEach('footer', 'line'),
    ...one('owner.name', 'line'),
    ...inEach('owner.role', 'line'),
    ...one('accent.light', 'color'),
    ...one('accent.dark', 'color'),
    ...one('featuredDays', 'number'),
  ],
  answers: [
    ...inEach('replyWithin', 'line'),
    ...one('acknowledge', 'switch'),
    ...one('asksForPhone', 'switch'),
    ...one('bookingUrl', 'optionalUrl'),
  ],
  retention: [
    ...one('retention.leadYears', 'number'),
    ...one('retention.suspectedDays', 'number'),
    ...one('retention.mailDays', 'number'),
  ],
  legal: [
    ...inEach('privacy.controller', 'lines'),
    ...one('privacy.contact', 'email'),
    ...one('privacy.cndpDeclaration', 'optionalLine'),
    ...inEach('legal.publisher', 'lines'),
    ...one('legal.director', 'line'),
    ...inEach('legal.host', 'lines'),
  ],
};

export type FieldGroup = keyof typeof fields;
export type SettingName = (typeof fields)[FieldGroup][number]['name'];

/** What the studio may override of site.config.ts, as its screens show it; beside it the project types. */
export const settingFields: Record<FieldGroup, SettingField[]> = fields;

export const overridableKeys: string[] = [
  ...Object.values(settingFields).flatMap((group) => group.map(({ key }) => key)),
  'projectTypes',
  'hiddenProjectTypes',
];
