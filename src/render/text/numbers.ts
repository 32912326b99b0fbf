const grouped = new Intl.NumberFormat('en-US');
const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const measure = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A count with thousands: 12,480. */
export function count(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : grouped.format(value);
}

/** A measured number with at most two decimals. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? count(value) : measure.format(value);
}

/** CNY with two decimals: ¥1,280.00. */
export function cny(value: number): string {
  return `¥${money.format(value)}`;
}

/** A share in percent, one decimal, cut and never rounded up: 100.0 only if all. undefined when there is nothing to divide by. */
export function percent(numerator: number, denominator: number): string | undefined {
  if (denominator === 0) return undefined;
  return (Math.floor((numerator * 1000) / denominator) / 10).toFixed(1);
}

/** +3, −3 or 0, with the real minus sign. */
export function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : '0';
}
