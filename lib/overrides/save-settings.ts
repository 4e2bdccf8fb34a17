import 'server-only';
import { countExpired, type Retention } from '@/lib/leads/retention';
import type { FieldGroup } from '@/lib/settings/setting-fields';
import { changeSettings } from './commands';
import type { SettingProblem, SettingsState } from './form-state';
import { listShown, type ShownSetting } from './queries';
import { findProblem, normalizeText, toValue } from './values';

type Sent = Record<string, string>;
type Answer = Omit<SettingsState, 'answers'>;

/**
 * Stores what was changed in the form and in nothing else; what was changed elsewhere meanwhile is told, not overwritten.
 * A field `revert` names the only one to store, as it is in site.config.ts.
 */
export async function saveSettings(group: FieldGroup, sent: Sent, by: string): Promise<Answer> {
  const settings = await listShown(group);
  const reverted = settings.find(({ key }) => key === sent.revert);
  const typed = textsOf(settings, (setting) => readTyped(setting, sent));
  const shown = textsOf(settings, ({ key, text }) => sent[`shown:${key}`] ?? text);
  if (reverted) typed[reverted.key] = reverted.configured;

  const changed = reverted
    ? [reverted]
    : settings.filter(({ key, kind }) => typed[key] !== normalizeText(shown[key] ?? '', kind));
  const problems: Record<string, SettingProblem> = {};
  for (const setting of changed) {
    const { key } = setting;
    const problem =
      findConflict(setting, typed, shown) ?? findProblem(setting, typedValue(setting, typed));
    if (problem) problems[key] = problem;
    shown[key] = setting.text;
  }
  if (Object.keys(problems).length > 0) return { typed, shown, problems };

  const expiring =
    group === 'retention'
      ? await findExpiring(settings, changed, typed, sent.confirmed)
      : undefined;
  if (expiring) return { typed, shown, problems, expiring };

  const changes = changed.map((setting) => ({
    key: setting.key,
    value: typedValue(setting, typed),
    former: setting.stored,
  }));
  const lost = await changeSettings(changes, by);
  const now = await listShown(group);
  for (const { key, text } of now) {
    if (lost.includes(key)) problems[key] = { code: 'changed', now: text };
    else if (!reverted || key === reverted.key) typed[key] = text;
    if (!reverted || key === reverted.key) shown[key] = text;
  }
  return { typed, shown, problems, ...(lost.length === 0 && { outcome: 'saved' }) };
}

export function textsOf(settings: ShownSetting[], read: (setting: ShownSetting) => string) {
  return Object.fromEntries(settings.map((setting) => [setting.key, read(setting)]));
}

/** A switch that is off is not sent. */
function readTyped({ key, kind, text }: ShownSetting, sent: Sent): string {
  if (sent[`shown:${key}`] === undefined) return text;
  return normalizeText(sent[key] ?? '', kind);
}

const typedValue = ({ key, kind }: ShownSetting, typed: Sent) => toValue(typed[key] ?? '', kind);

function findConflict(
  { key, kind, text }: ShownSetting,
  typed: Sent,
  shown: Sent,
): SettingProblem | null {
  const isStale = normalizeText(shown[key] ?? '', kind) !== normalizeText(text, kind);
  return isStale && typed[key] !== text ? { code: 'changed', now: text } : null;
}

/** Undefined if nothing is kept shorter, or if that is what was confirmed */
async function findExpiring(
  settings: ShownSetting[],
  changed: ShownSetting[],
  typed: Sent,
  confirmed?: string,
): Promise<SettingsState['expiring']> {
  const read = (name: keyof Retention) => {
    const setting = settings.find(({ key }) => key === `retention.${name}`);
    const now = Number(setting?.text);
    const next = setting && changed.includes(setting) ? Number(typed[setting.key]) : now;
    return { now, next };
  };
  const periods = [read('leadYears'), read('suspectedDays'), read('mailDays')] as const;
  const [leadYears, suspectedDays, mailDays] = [periods[0].next, periods[1].next, periods[2].next];
  const asked = [leadYears, suspectedDays, mailDays].join('/');
  if (periods.every(({ now, next }) => next >= now) || confirmed === asked) return undefined;
  const expired = await countExpired({ leadYears, suspectedDays, mailDays }, new Date());
  return { ...expired, retention: asked };
}
