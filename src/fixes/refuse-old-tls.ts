import { defineFix } from '../model/fix.ts';
import { configDraft } from './help/domain-config.ts';

/** Lets a CDN domain speak TLS 1.2 and 1.3 only. */
export default defineFix({
  propose: (ask) => [
    configDraft(ask, 'https_tls_version', ask.resource.fields['tls.configId'], { tls10: 'off', tls11: 'off', tls12: 'on', tls13: 'on' }),
  ],
});
