import { describe, expect, test } from 'vitest';
import { site } from '@/lib/settings/site';
import type { LeadErrorCode } from './rules';
import { honeypotField, type LeadField, leadFields, parseFormSignals, parseLead } from './schema';

const details = 'Nous voulons un assistant pour nos équipes.';
const good = { name: 'Amina Bennani', email: 'amina@example.com', projectType: '', details };

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const parse = (changes: Partial<Record<LeadField, string>>) =>
  parseLead(formOf({ ...good, ...changes }));

function errorCodeOf(field: LeadField, value: string): LeadErrorCode | undefined {
  const { errorCodes, values } = parse({ [field]: value });
  expect(Object.keys(errorCodes ?? {})).toEqual(errorCodes ? [field] : []);
  // An invalid value goes back into the form too.
  expect(values[field]).toBe(value.trim());
  return errorCodes?.[field];
}

test('accepts a valid lead as typed', () => {
  expect(parse({}).lead).toEqual({ ...good, projectType: null, phone: null });
  const projectType = Object.keys(site.projectTypes)[0] ?? '';
  expect(parse({ projectType }).lead).toEqual({ ...good, projectType, phone: null });
});

test('accepts a project type that the form offers no longer: it may have been open', () => {
  site.hiddenProjectTypes = Object.keys(site.projectTypes);
  const projectType = site.hiddenProjectTypes[0] ?? '';
  expect(parse({ projectType }).lead?.projectType).toBe(projectType);
  site.hiddenProjectTypes = [];
});

describe('length limits', () => {
  test.each([
    ['name', '', 'nameMissing'],
    ['name', ' \t ', 'nameMissing'],
    ['name', 'A', 'nameShort'],
    ['name', '😀', 'nameShort'],
    ['name', 'Al', undefined],
    ['name', '😀😀', undefined],
    ['name', 'é'.repeat(100), undefined],
    ['name', '😀'.repeat(100), undefined],
    ['name', 'é'.repeat(101), 'nameLong'],
    ['name', '😀'.repeat(101), 'nameLong'],
    ['details', '', 'detailsMissing'],
    ['details', '\r\n \r\n', 'detailsMissing'],
    ['details', 'x'.repeat(19), 'detailsShort'],
    ['details', '😀'.repeat(19), 'detailsShort'],
    ['details', 'x'.repeat(20), undefined],
    ['details', '😀'.repeat(20), undefined],
    ['details', 'x'.repeat(5000), undefined],
    ['details', '😀'.repeat(5000), undefined],
    ['details', 'x'.repeat(5001), 'detailsLong'],
  ] as const)('%s %j: %s', (field, value, errorCode) => {
    expect(errorCodeOf(field, value)).toBe(errorCode);
  });

  test('counts a line break as one character, although browsers send two', () => {
    const typed = `${'x'.repeat(10)}${'\r\n'.repeat(4980)}${'x'.repeat(10)}`;
    expect(parse({ details: typed }).errorCodes).toBeUndefined();
    expect(parse({ details: `${typed}x` }).errorCodes).toEqual({ details: 'detailsLong' });
  });
});

test.each([
  ['contact@société.fr', 'contact@société.fr'],
  ['contact@xn--socit-esab.fr', 'contact@société.fr'],
  ['contact@SOCIÉTÉ.fr'.normalize('NFD'), 'contact@société.fr'],
  ['a@пример.рф', 'a@пример.рф'],
  ['a@مثال.المغرب', 'a@مثال.المغرب'],
])(
  'accepts the internationalized domain of %s, and stores it as people write it',
  (typed, stored) => {
    expect(parse({ email: typed })).toMatchObject({
      lead: { email: stored },
      values: { email: typed },
    });
  },
);

describe('e-mail addresses as the HTML standard defines them, with a top-level domain', () => {
  const label = 'd'.repeat(60);
  const long = (length: number) =>
    `${'a'.repeat(length - 3 * 61 - 4)}@${label}.${label}.${label}.com`;

  test.each([
    'amina.bennani+ia@example.co.uk',
    "o'neil@example.com",
    '.dots..allowed.@example.com',
    'a!#$%&*/=?^_`{|}~-@example.com',
    '1@2.fr',
    'a@b.xn--p1ai',
    'a@127.example.museum',
    long(254),
  ])('accepts %s', (email) => {
    expect(errorCodeOf('email', email)).toBeUndefined();
  });

  test.each([
    ['', 'emailMissing'],
    ['amina', 'emailInvalid'],
    ['prenom@exemple', 'emailIncomplete'],
    ['a@localhost', 'emailIncomplete'],
    ['1@2.3', 'emailIncomplete'],
    ['a@127.0.0.1', 'emailIncomplete'],
    ['a@example.f', 'emailIncomplete'],
    ['amina@', 'emailInvalid'],
    ['@example.com', 'emailInvalid'],
    ['a b@example.com', 'emailInvalid'],
    ['a@exam ple.com', 'emailInvalid'],
    ['a@b@example.com', 'emailInvalid'],
    ['a@-example.com', 'emailInvalid'],
    ['a@example..com', 'emailInvalid'],
    ['a@example.com.', 'emailInvalid'],
    ['a@exam_ple.com', 'emailInvalid'],
    [`a@${'d'.repeat(64)}.com`, 'emailInvalid'],
    ['Amina <a@example.com>', 'emailInvalid'],
    ['a@example.com, b@example.com', 'emailInvalid'],
    ['é@example.com', 'emailInvalid'],
    [long(255), 'emailLong'],
  ] as const)('rejects %s: %s', (email, errorCode) => {
    expect(errorCodeOf('email', email)).toBe(errorCode);
  });

  test('rejects an address with a line break, which could start a header', () => {
    const { errorCodes } = parse({ email: 'a@example.com\r\nBcc: b@example.com' });
    expect(errorCodes).toEqual({ email: 'emailInvalid' });
  });
});

test.each([
  'unknown',
  'constructor',
  '__proto__',
  Object.keys(site.projectTypes).join(','),
  'STRATEGY',
])('rejects the unknown project type %s', (projectType) => {
  expect(errorCodeOf('projectType', projectType)).toBe('projectTypeUnknown');
});

describe('the optional phone number', () => {
  test.each([
    '+212 6 12 34 56 78',
    '06.12.34.56.78',
    '(0)612-345678 WhatsApp, le soir',
    '٠٦١٢٣٤٥٦٧٨',
  ])('accepts %s', (phone) => {
    expect(parse({ phone }).lead?.phone).toBe(phone);
  });

  test.each(['12345', 'non merci', `${'1'.repeat(51)}`])('rejects %s', (phone) => {
    expect(errorCodeOf('phone', phone)).toBe('phoneInvalid');
  });

  test('is one line', () => {
    expect(parse({ phone: '+212612\r\nBcc: 345678' }).lead?.phone).toBe('+212612 Bcc: 345678');
  });
});

test('reports every invalid field and returns everything typed', () => {
  const typed = { name: 'A', email: 'a b', projectType: 'x', details: 'Trop court', phone: '1' };
  expect(parseLead(formOf(typed))).toEqual({
    values: typed,
    errorCodes: {
      name: 'nameShort',
      email: 'emailInvalid',
      projectType: 'projectTypeUnknown',
      details: 'detailsShort',
      phone: 'phoneInvalid',
    },
  });
});

test('treats missing fields and files as empty', () => {
  const { values, errorCodes } = parseLead(formOf({ name: new Blob(['Amina']), details }));
  expect(values).toEqual({ name: '', email: '', projectType: '', details, phone: '' });
  expect(errorCodes).toEqual({ name: 'nameMissing', email: 'emailMissing' });
});

describe('normalization of typed text', () => {
  test.each([
    'Éloïse d’Aubigné-L’Hôpital',
    "Conan O'Brien",
    'محمد بن عبد الله',
    '\u200fמשה\u200f',
    'Zoë 👩🏽‍🚀🇲🇦',
    '<script>alert(1)</script>',
    '"Amina", <b> & Co; --',
    '李小龍',
  ])('keeps name and details: %s', (typed) => {
    const { lead } = parse({ name: typed, details: `${details}\n${typed}` });
    expect(lead?.name).toBe(typed);
    expect(lead?.details).toBe(`${details}\n${typed}`);
  });

  test('turns CRLF and CR into LF, and keeps tabs and empty lines', () => {
    expect(parse({ details: `un\r\ndeux\rtrois\n\n\tquatre ${details}` }).lead?.details).toBe(
      `un\ndeux\ntrois\n\n\tquatre ${details}`,
    );
  });

  test('removes NUL and other control characters from the details', () => {
    const typed = `a\0b\x01c\x1bd\x7fe\x9ff ${details}`;
    expect(parse({ details: typed }).lead?.details).toBe(`abcdef ${details}`);
  });

  test('removes NUL and other control characters from name and address', () => {
    const { values } = parse({ name: 'Ami\0na\x1b Bennani', email: 'amina\0@example.com' });
    expect(values).toMatchObject({ name: 'Amina Bennani', email: 'amina@example.com' });
  });

  test('puts a name on one line', () => {
    const { lead } = parse({ name: 'Amina\r\nBcc:\tx@example.com' });
    expect(lead?.name).toBe('Amina Bcc: x@example.com');
  });
});

describe('parseFormSignals', () => {
  const signalsOf = (fields: Record<string, string | Blob>) => parseFormSignals(formOf(fields));

  test('returns no signals if the form has none', () => {
    expect(signalsOf({})).toEqual({ honeypot: '', elapsedSeconds: null });
    expect(signalsOf({ [honeypotField]: '', elapsed: '' })).toEqual({
      honeypot: '',
      elapsedSeconds: null,
    });
  });

  test.each([
    ['a link', 'https://spam.example', 'https://spam.example'],
    ['only white space', ' \t\r\n ', ''],
    ['line breaks and control characters', 'a\r\nb\0c', 'a bc'],
    ['a long text', 'x'.repeat(10_000), 'x'.repeat(200)],
    ['a file', new Blob(['x']), ''],
  ])('reads a honeypot with %s', (_, sent, honeypot) => {
    expect(signalsOf({ [honeypotField]: sent }).honeypot).toBe(honeypot);
  });

  test('the honeypot is not one of the lead’s fields', () => {
    expect(leadFields).not.toContain(honeypotField);
  });

  test.each([
    ['1', 0.001],
    ['1500', 1.5],
    ['604800000', 604_800],
  ])('reads an elapsed time of %s ms', (elapsed, seconds) => {
    expect(signalsOf({ elapsed }).elapsedSeconds).toBe(seconds);
  });

  test.each(['0', '-5', '1.5', 'soon', 'NaN', 'Infinity', '604800001', new Blob(['1500'])])(
    'ignores an elapsed time of %j',
    (elapsed) => {
      expect(signalsOf({ elapsed }).elapsedSeconds).toBeNull();
    },
  );
});
