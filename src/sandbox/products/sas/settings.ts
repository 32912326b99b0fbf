import { type Context, kind } from '../../engine/index.ts';

const dayMs = 86_400_000;

/** What an account has bought of Security Center and how it is set. */
export const settings = kind({
  kind: 'sas.settings',
  type: 'ACS::ThreatDetection::Instance',
  id: 'sas-{r}{12}',
  scope: 'global',
  notFound: [404, 'InstanceNotExist', 'The instance does not exist.'],
  make: (m) => ({
    InstanceId: m.id,
    /** 1 free, 6 anti-virus, 5 advanced, 3 enterprise, 7 ultimate. */
    Version: 3,
    openedAt: m.createdAt,
    endsAt: m.openedAt + m.int(60, 300) * dayMs,
    cores: 400,
    /** Ids of servers on which the agent does not run. */
    withoutAgent: [] as readonly string[],
    scans: { app: 'on', yum: 'on', cve: 'on', imageVulClean: '90', cms: 'on', scanMode: 'all', sys: 'on', emg: 'on' } as Readonly<
      Record<string, string>
    >,
  }),
});

export type Settings = ReturnType<typeof settings.make>;

const basic: Settings = {
  InstanceId: '',
  Version: 1,
  openedAt: 0,
  endsAt: 0,
  cores: 0,
  withoutAgent: [],
  scans: { app: 'off', yum: 'on', cve: 'on', imageVulClean: '90', cms: 'on', scanMode: 'all', sys: 'on', emg: 'off' },
};

/** The settings of the caller's account; of the free version where nothing was bought. */
export const settingsOf = (x: Context): Settings => x.rows(settings).page(0, 1)[0]?.state ?? basic;
