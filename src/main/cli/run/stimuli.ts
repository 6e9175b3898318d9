import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { observerStimulusSchema, type Stimulus } from '../../../shared/commands';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';

const SOURCE = 'cli';

const lineSchema = observerStimulusSchema.extend({
  tick: z.int().min(0),
  note: observerStimulusSchema.shape.note.default(null),
});

/** A stimulus and the tick that is to meet it. */
export interface PlannedStimulus {
  readonly tick: number;
  readonly line: number;
  readonly stimulus: Stimulus;
}

/**
 * Reads stimuli, one JSON object a line: `{"tick":120,"type":"shock","intensity":0.8,"note":"..."}`; empty
 * lines are passed over. In the order of their ticks.
 * @throws Refusal naming the line and the field: nothing is sent of a file with a fault
 */
export function readStimuli(file: string): readonly PlannedStimulus[] {
  return textOf(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(file, line, index + 1)]))
    .sort((one, other) => one.tick - other.tick);
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('invalid', told('cli.stimuli.unreadable', { file, reason }), { cause: error });
  }
}

function parseLine(file: string, text: string, line: number): PlannedStimulus {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Refusal('invalid', told('cli.stimuli.notJson', { file, line }), { cause: error });
  }
  const parsed = lineSchema.safeParse(content);
  if (parsed.success) {
    const { tick, ...stimulus } = parsed.data;
    return { tick, line, stimulus: { ...stimulus, source: SOURCE } };
  }
  const issue = parsed.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? '');
  if (field === '') throw new Refusal('invalid', told('cli.stimuli.notJson', { file, line }));
  const reason = issue?.message ?? '';
  throw new Refusal('invalid', told('cli.stimuli.field', { file, line, field, reason }));
}
