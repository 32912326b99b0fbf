import { defineFix } from '../model/fix.ts';
import { configDraft } from './help/domain-config.ts';

/** Turns on Gzip for a CDN domain. */
export default defineFix({
  propose: (ask) => [configDraft(ask, 'gzip', ask.resource.fields['gzip.configId'], { enable: 'on' })],
});
