import { defineResourceType } from '../model/resource-type.ts';
import { oneOf } from './read/words.ts';

const kinds = ['SIMPLE', 'AD_CONNECTOR'];

export default defineResourceType({
  type: 'ACS::ECD::OfficeSite',
  title: { en: 'Office network', 'zh-CN': '无影办公网络' },
  product: 'ecd',
  scope: 'regional',
  list: {
    action: 'DescribeOfficeSites',
    params: { RegionId: '${region}' },
    paging: { style: 'token', token: 'NextToken', size: 'MaxResults', max: 100 },
    items: 'OfficeSites',
  },
  identity: { id: 'OfficeSiteId', name: 'Name', created: 'CreationTime' },
  fields: {
    kind: {
      title: { en: 'Kind of accounts', 'zh-CN': '账号类型' },
      type: 'string',
      from: 'list',
      path: 'OfficeSiteType',
      read: oneOf(kinds),
      values: kinds,
    },
    status: { title: { en: 'Status', 'zh-CN': '状态' }, type: 'string', from: 'list', path: 'Status', read: oneOf(['REGISTERED']) },
    hasMfa: { title: { en: 'MFA', 'zh-CN': 'MFA' }, type: 'boolean', from: 'list', path: 'MfaEnabled', property: 'mfaEnabled' },
    hasSso: { title: { en: 'Single sign-on', 'zh-CN': 'SSO 单点登录' }, type: 'boolean', from: 'list', path: 'SsoEnabled' },
    desktops: {
      title: { en: 'Cloud desktops', 'zh-CN': '云电脑数' },
      type: 'integer',
      unit: 'count',
      from: 'list',
      path: 'DesktopCount',
      absent: 0,
    },
  },
  sample: { kind: 'SIMPLE', status: 'REGISTERED', hasMfa: true, hasSso: false, desktops: 20 },
});
