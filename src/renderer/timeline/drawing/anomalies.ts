import type { AnomalyMark, Marks } from '../../../shared/marks';
import { SEVERITIES, gravityOf, type Severity } from '../../../shared/vocabulary';
import type { Piece } from '../atlas';
import { within, type Box, type Pen } from './pen';

const COLOURS: Readonly<Record<Severity, string>> = {
  notice: 'text-soft',
  warning: 'warning',
  grave: 'grave',
};
const WIDTH_PX_MIN = 2;
/** A mark has a sign of its severity where it does not lie on the one before. */
const SIGN_EVERY_PX = 9;
const BAR_ALPHA = 0.55;

/** Anomalies as bars from their beginning to their end, in a row for each severity, the gravest on top. */
export function drawAnomalies(pen: Pen, box: Box, pieces: readonly Piece<Marks>[], endMs: number): void {
  const height = box.height / SEVERITIES.length;
  for (const piece of pieces)
    within(pen, pen.xOf(piece.fromMs), pen.xOf(piece.toMs), box, () => {
      for (const severity of SEVERITIES) {
        const top = box.top + (SEVERITIES.length - 1 - gravityOf(severity)) * height;
        const own = piece.content.anomalies.filter(
          (one) =>
            one.severity === severity && (one.toMs ?? endMs) >= piece.fromMs && one.fromMs <= piece.toMs,
        );
        drawRow(pen, { top, height }, own, { severity, endMs });
      }
    });
}

function drawRow(
  { ctx, colour, xOf, left: edge }: Pen,
  { top, height }: Box,
  anomalies: readonly AnomalyMark[],
  { severity, endMs }: { readonly severity: Severity; readonly endMs: number },
): void {
  ctx.fillStyle = colour(COLOURS[severity]);
  const bar = Math.max(2, Math.round(height * 0.4));
  const middle = top + height / 2;
  const bars = new Path2D();
  const signs = new Path2D();
  let lastX = -Infinity;
  for (const { fromMs, toMs } of anomalies) {
    const x = xOf(fromMs);
    const from = Math.max(edge - 2, x);
    bars.rect(from, middle - bar / 2, Math.max(WIDTH_PX_MIN, xOf(toMs ?? endMs) - from), bar);
    if (x - lastX < SIGN_EVERY_PX) continue;
    lastX = x;
    addSign(signs, severity, x, middle, Math.min(4.5, height / 2 - 0.5));
  }
  ctx.globalAlpha = BAR_ALPHA;
  ctx.fill(bars);
  ctx.globalAlpha = 1;
  ctx.fill(signs);
}

/** The shapes of SeverityMark, small. */
function addSign(path: Path2D, severity: Severity, x: number, y: number, size: number): void {
  if (severity === 'notice') {
    path.moveTo(x + size * 0.7, y);
    path.arc(x, y, size * 0.7, 0, 2 * Math.PI);
    return;
  }
  path.moveTo(x, y - size);
  if (severity === 'grave') path.lineTo(x + size, y);
  path.lineTo(x + (severity === 'grave' ? 0 : size), y + size);
  if (severity === 'grave') path.lineTo(x - size, y);
  else path.lineTo(x - size, y + size);
  path.closePath();
}
