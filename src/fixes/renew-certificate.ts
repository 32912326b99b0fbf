import type { FieldValue, Undo } from '../model/documents.ts';
import { defineFix } from '../model/fix.ts';
import { notPossible } from './refusals.ts';

/** A certificate of the account as our own reading tells it. */
interface Held {
  readonly id: string;
  readonly name: string;
  readonly expiresInDays: number | null;
}

/** Gives a CDN domain the newest certificate of the account that covers it. */
export default defineFix({
  propose({ rule, resource: { fields } }) {
    const held = fields['certificate.newest'] as unknown as Held | null | undefined;
    const minDays = Number(rule.params.minDays);
    if (!held || !((held.expiresInDays ?? -1) >= minDays)) return noneHeld(minDays);
    const certificateConfig = blockOf(held.id, held.name, fields['certificate.region']);
    const former = fields['certificate.id'];
    const isManaged = fields['certificate.kind'] === 'cas' && typeof former === 'string';
    return [
      {
        token: rule.fix.pulumi as string,
        kind: 'patch',
        set: { certificateConfig },
        // The live block holds a secret that cannot be written back as it is read.
        ...(isManaged && {
          from: { certificateConfig: blockOf(former, String(fields['certificate.name']), fields['certificate.region']) },
        }),
        ...(!isManaged && { undo: uploadedBefore }),
        guard: ['certificate.id', 'certificate.name'],
        notes: [oldPartTravels],
      },
    ];
  },
});

function blockOf(certId: string, certName: string, region: FieldValue | undefined) {
  // Mainland accounts keep their certificates in Hangzhou.
  const certRegion = typeof region === 'string' ? region : 'cn-hangzhou';
  return { certType: 'cas', certId, certName, certRegion, serverCertificateStatus: 'on' };
}

const noneHeld = (days: number) =>
  notPossible(
    `The account holds no issued certificate that covers the domain and lasts ${days} days: apply for one or upload it first.`,
    `账号中没有覆盖该域名且剩余有效期不少于 ${days} 天的证书：请先申请或上传证书。`,
  );

const uploadedBefore: Undo = {
  kind: 'none',
  text: {
    en: 'The certificate before was uploaded with a key that only you have: upload it again to go back.',
    'zh-CN': '原证书为自行上传，私钥仅由您持有：如需回退请重新上传。',
  },
};

const oldPartTravels = {
  en: 'Pulumi sends the public part of the old certificate beside the new id: what the domain serves is read again afterwards.',
  'zh-CN': 'Pulumi 会在新证书编号之外附带旧证书的公钥部分：执行后会重新读取域名实际使用的证书。',
};
