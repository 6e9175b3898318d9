import type { Hook } from '../../shared/hooks';
import { t } from './language';

/** Signs that are not seen, or that turn the order of others around: U+202E is written as such. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Text as it is, in quotes, so that a person sees where it begins and ends and nothing in it hides. */
export const exactly = (text: string): string =>
  JSON.stringify(text).replace(
    UNSEEN,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );

/** What a person is asked before a hook is kept or switched on: all of it, in the words of the settings' language. */
export function hookWords(hook: Hook): { readonly message: string; readonly detail: string } {
  const { action } = hook;
  const event =
    hook.event === 'anomaly'
      ? t('window.hooks.anomalyFrom', { severity: t(`common.severity.${hook.minimumSeverity}`) })
      : t(`window.hooks.events.${hook.event}`);
  const when = t('desktop.dialog.hookWhen', { event, seconds: hook.timeLimitS });
  if (action.does === 'post') {
    const address = t('desktop.dialog.hookAddress', { url: exactly(action.url) });
    const beyond =
      hook.allowedHost === null ? [] : [t('desktop.dialog.hookBeyond', { host: hook.allowedHost })];
    return { message: t('desktop.dialog.hookPost'), detail: [address, ...beyond, when].join('\n\n') };
  }
  const args =
    action.args.length === 0
      ? t('desktop.dialog.hookNoArguments')
      : t('desktop.dialog.hookArguments', { args: action.args.map(exactly).join('\n') });
  const program = t('desktop.dialog.hookProgram', { program: exactly(action.program) });
  const detail = [`${program}\n${args}`, when, t('desktop.dialog.hookOwn')].join('\n\n');
  return { message: t('desktop.dialog.hookRun'), detail };
}
