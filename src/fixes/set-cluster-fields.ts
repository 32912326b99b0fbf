import { defineFix } from '../model/fix.ts';
import setFields from './set-fields.ts';

/** Sets fields of an ACK cluster whose control plane the vendor runs; other kinds of cluster are other Pulumi types. */
export default defineFix({
  propose(ask) {
    const { clusterType, profile } = ask.resource.fields;
    if (clusterType !== 'ManagedKubernetes' || profile === 'Serverless' || profile === 'Edge') return otherKind;
    const { reads: _, ...fields } = ask.rule.fix.with ?? {};
    const drafts = setFields.propose({ ...ask, rule: { ...ask.rule, fix: { ...ask.rule.fix, with: fields } } });
    return 'code' in drafts ? drafts : drafts.map((draft) => ({ ...draft, notes: [holdsAccess] }));
  },
});

const otherKind = {
  code: 'no-property',
  reason: {
    en: 'Only managed clusters are changed by the program; dedicated, serverless and edge clusters are changed in the console.',
    'zh-CN': '程序仅支持变更托管版集群；专有版、Serverless 与边缘集群请在控制台操作。',
  },
} as const;

const holdsAccess = {
  en: 'Pulumi reads the cluster with its kubeconfig: the encrypted state of this change set then holds access to the cluster.',
  'zh-CN': 'Pulumi 读取集群时会一并读取 kubeconfig：本次变更的加密状态文件中将包含集群访问凭据。',
} as const;
