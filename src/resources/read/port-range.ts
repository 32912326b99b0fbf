/** Ports from one to another, both included. */
export type PortRange = readonly [from: number, to: number];

const allPorts: PortRange = [1, 65_535];

/** A range as security groups and network ACLs write it: 22/22, 1/1024, and -1/-1 for all; undefined when it is none. */
export function toPortRange(text: unknown): PortRange | undefined {
  const match = typeof text === 'string' ? /^(-?\d+)\/(-?\d+)$/.exec(text.trim()) : null;
  if (!match) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return from === -1 && to === -1 ? allPorts : [from, to];
}

/** True for a range that stands for every port. */
export function isAllPorts([from, to]: PortRange): boolean {
  return from <= 1 && to >= 65_535;
}

/** Ports that people look for when they ask what is open; what a range opens is told in these. */
export const watchedPorts: readonly number[] = [
  20, 21, 22, 23, 25, 53, 80, 135, 137, 139, 443, 445, 873, 1433, 1521, 2049, 2181, 2375, 2376, 2379, 3306, 3389, 4333, 4369, 5000, 5044,
  5432, 5500, 5601, 5672, 5900, 5984, 5985, 6379, 6443, 7001, 8020, 8080, 8443, 8848, 8888, 9000, 9042, 9092, 9200, 9300, 10250, 11211,
  15672, 27017, 27018, 50070,
];

/** The watched ports inside a range. */
export function watchedIn([from, to]: PortRange): readonly number[] {
  return watchedPorts.filter((port) => port >= from && port <= to);
}
