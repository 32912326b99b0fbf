import { kind, type Make } from '../../engine/index.ts';

const dayMs = 86_400_000;
const seconds = (ms: number) => Math.floor(ms / 1000);

/** What an account has bought of Cloud Firewall and how it is set. */
export const firewall = kind({
  kind: 'cloudfw.firewall',
  type: 'ACS::CloudFirewall::Instance',
  id: 'vipcloudfw-cn-{12}',
  scope: 'global',
  share: 0.02,
  notFound: [400, 'ErrorInstanceNotFound', 'The instance does not exist.'],
  make: (m: Make) => ({
    InstanceId: m.id,
    InstanceStatus: 'normal',
    AliUid: Number(m.account),
    Version: 2,
    MajorVersion: 2,
    UserStatus: true,
    IpNumber: 20,
    InternetBandwidth: 50,
    DefaultBandwidth: 10,
    VpcNumber: 2,
    VpcBandwidth: 200,
    LogStatus: true,
    LogStorage: 1000,
    ThreatIntelligence: 1,
    StartTime: m.createdAt,
    Expire: m.openedAt + m.int(60, 300) * dayMs,
    /** 1: only watches; 2: stops attacks. */
    runMode: 2,
    /** Addresses that it does not stand before. */
    unprotected: [] as readonly string[],
  }),
});

/** Rules of who may pass. */
export const controlPolicy = kind({
  kind: 'cloudfw.control-policy',
  type: 'ACS::CloudFirewall::ControlPolicy',
  id: '{uuid}',
  scope: 'global',
  name: 'Description',
  share: 0.2,
  notFound: [400, 'ErrorParametersAclUuid', 'The AclUuid does not exist.'],
  make: (m: Make) => ({
    AclUuid: m.id,
    Description: m.name,
    AclAction: 'accept',
    Direction: 'in',
    Proto: 'TCP',
    Source: '0.0.0.0/0',
    SourceType: 'net',
    Destination: '0.0.0.0/0',
    DestinationType: 'net',
    DestPort: '443/443',
    DestPortType: 'port',
    ApplicationName: 'ANY',
    ApplicationNameList: ['ANY'],
    IpVersion: 4,
    Order: m.index + 1,
    Release: 'true',
    RepeatType: 'Permanent',
    HitTimes: m.int(0, 100_000),
    CreateTime: seconds(m.createdAt),
    ModifyTime: seconds(m.createdAt),
  }),
});
