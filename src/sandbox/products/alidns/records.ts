import { type Action, type Context, get, list, pages, type Refusal, same, write } from '../../engine/index.ts';
import { type DnsRecord, domain, record } from './kinds.ts';

const locked: Refusal = [400, 'DomainRecordLocked', 'The DNS record is locked.'];
const duplicate: Refusal = [400, 'DomainRecordDuplicate', 'The DNS record already exists.'];
const conflict: Refusal = [400, 'DomainRecordConflict', 'The DNS record conflicts with other records.'];
const badTtl: Refusal = [400, 'QuotaExceeded.TTL', 'The TTL value is not within the range of the edition.'];
const badType: Refusal = [400, 'InvalidParameter', 'The specified parameter Type is not valid.'];

const types = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS', 'SRV', 'CAA', 'REDIRECT_URL', 'FORWARD_URL'];
/** The shortest TTL in seconds that an edition grants; the longest is a day. */
const leastTtl: Readonly<Record<string, number>> = { mianfei: 600, version_personal: 600, version_enterprise_basic: 60 };
const mostTtl = 86_400;

const includes = (field: keyof DnsRecord) => (state: DnsRecord, wanted: unknown) => String(state[field]).includes(String(wanted));

/** What the record is to be. */
function wantedOf(x: Context, before: DnsRecord) {
  return {
    RR: x.text('RR'),
    Type: x.text('Type'),
    Value: x.text('Value'),
    Line: x.text('Line') === '' ? 'default' : x.text('Line'),
    TTL: x.number('TTL') ?? before.TTL,
    Priority: x.number('Priority') ?? before.Priority,
  };
}

/** What stands against it. */
function refusalOf(x: Context, id: string, before: DnsRecord, wanted: ReturnType<typeof wantedOf>): Refusal | undefined {
  const edition = x.get(domain, before.DomainName).state.VersionCode;
  if (before.Locked) return locked;
  if (!types.includes(wanted.Type)) return badType;
  if (wanted.TTL < (leastTtl[edition] ?? 1) || wanted.TTL > mostTtl) return badTtl;
  const others = x
    .where(record, 'DomainName', before.DomainName)
    .filter((one) => one.id !== id && one.state.RR === wanted.RR && one.state.Line === wanted.Line);
  const isUnchanged = Object.entries(wanted).every(([name, value]) => before[name as keyof DnsRecord] === value);
  const isTwin = others.some(({ state }) => state.Type === wanted.Type && state.Value === wanted.Value);
  if (isUnchanged || isTwin) return duplicate;
  const isAlone = (type: string) => type === 'CNAME';
  return others.some(({ state }) => isAlone(state.Type) !== isAlone(wanted.Type) && state.Type !== 'MX') ? conflict : undefined;
}

const listed = list<DnsRecord>({
  kind: record,
  rows: 'DomainRecords.Record',
  needs: ['DomainName'],
  page: pages({ size: 20, max: 500 }),
  filter: {
    ...same('DomainName', 'Line', 'Status', 'Type'),
    TypeKeyWord: 'Type',
    RRKeyWord: includes('RR'),
    ValueKeyWord: includes('Value'),
    KeyWord: (state, wanted) => `${state.RR} ${state.Value}`.includes(String(wanted)),
  },
});

export const records: Readonly<Record<string, Action>> = {
  DescribeDomainRecords: {
    ...listed,
    run(x) {
      x.get(domain, x.text('DomainName'));
      return listed.run(x);
    },
    resource: (x) => x.arn(domain, x.text('DomainName')),
  },
  DescribeDomainRecordInfo: get({
    kind: record,
    id: 'RecordId',
    view: (state, _, x) => {
      const { DomainId, PunyCode, GroupId, GroupName } = x.get(domain, state.DomainName).state;
      return { DomainId, PunyCode, GroupId, GroupName };
    },
  }),
  UpdateDomainRecord: write(
    (x) => {
      const { id, state } = x.get(record, x.text('RecordId'));
      const wanted = wantedOf(x, state);
      const refusal = refusalOf(x, id, state, wanted);
      if (refusal) x.refuse(refusal);
      x.change(x.get(record, id), { ...wanted, UpdateTimestamp: x.now });
      return { RecordId: id };
    },
    { needs: ['RecordId', 'RR', 'Type', 'Value'] },
  ),
};
