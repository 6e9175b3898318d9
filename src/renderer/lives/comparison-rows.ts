import { t } from '../words/language.svelte';
import type { Comparison } from '../../shared/past';
import type { LifeView } from '../../shared/views';
import { DYNAMICS, VITALS, VITAL_MAX } from '../../shared/vocabulary';
import { fixed, signed } from '../words/format';
import { vitalText } from '../words/vital-scale';

export interface ComparedRow {
  readonly id: string;
  readonly name: string;
  readonly one: string;
  readonly other: string;
  /** `null` where there is none that could be read. */
  readonly difference: string | null;
}

const seen = (text: string): string | null => (/[1-9]/.test(text) ? text : null);

/** As fine as it takes to be seen where the two numbers are seen to differ. */
function differenceText(by: number, digits: 1 | 2 | 3, differ: boolean): string | null {
  const text = seen(signed(by, digits));
  return text === null && differ && digits < 3 ? seen(signed(by, 3)) : text;
}

/** Where both stood at the last tick both have, quantity by quantity. */
export function rowsOfComparison({ views: [one, other] }: Comparison): readonly ComparedRow[] {
  const row = (
    id: string,
    name: string,
    pick: (view: LifeView) => number,
    digits: 1 | 2 | 3,
  ): ComparedRow => {
    const texts = { one: fixed(pick(one), digits), other: fixed(pick(other), digits) };
    const differ = texts.one !== texts.other;
    return { id, name, ...texts, difference: differenceText(pick(other) - pick(one), digits, differ) };
  };
  return [
    {
      id: 'phase',
      name: t('window.comparison.phase'),
      one: t(`common.phase.${one.phase}`),
      other: t(`common.phase.${other.phase}`),
      difference: null,
    },
    ...VITALS.map((vital) => ({
      ...row(
        vital,
        `${t(`common.vital.${vital}`)} / ${VITAL_MAX[vital]}`,
        ({ vitals }) => vitals[vital],
        vital === 'energy' ? 1 : 3,
      ),
      one: vitalText(vital, one.vitals[vital]),
      other: vitalText(vital, other.vitals[vital]),
    })),
    ...DYNAMICS.map((dynamic) =>
      row(dynamic, t(`common.dynamic.${dynamic}`), ({ dynamics }) => dynamics[dynamic], 2),
    ),
  ];
}
