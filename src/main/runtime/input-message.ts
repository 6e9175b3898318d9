import { told } from '../../shared/i18n';
import type { Message } from '../../shared/views';
import type { JournalInput } from '../vault/journal-record';

/** A record of the journal in words, for the middle of a sentence. */
export function inputMessage(input: JournalInput, count = 1): Message {
  switch (input.kind) {
    case 'tick':
      return told('runtime.work.input.tick', { seconds: input.dtMs / 1000, count });
    case 'stimulus':
      return told('runtime.work.input.stimulus', { type: input.type, intensity: input.intensity });
    case 'wake':
      return told('runtime.work.input.wake', { seconds: input.gapMs / 1000 });
    case 'hook-failure':
      return told('runtime.work.input.hookFailure');
    case 'clock':
      return told('runtime.work.input.clock', { seconds: input.shiftMs / 1000 });
    default:
      return told(`runtime.work.input.${input.kind}`);
  }
}
