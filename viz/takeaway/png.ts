import { OUTLINES } from '../kinds.ts';
import type { Mark, Picture } from './picture.ts';
import { FONT } from './svg.ts';

/** Pixels that a canvas can have in every browser. */
const MOST_PIXELS = 120_000_000;

/**
 * A picture as PNG.
 * @param scale pixels of the file to one of the page, 1 to 4
 * @throws Error in words where the browser cannot hold so large a picture
 */
export function pngFile(picture: Picture, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.width * canvas.height > MOST_PIXELS ? null : canvas.getContext('2d');
  const tooLarge = `A picture of ${canvas.width} × ${canvas.height} pixels is too large for this browser: choose a smaller one.`;
  if (!context) return Promise.reject(new Error(tooLarge));
  context.scale(scale, scale);
  context.fillStyle = picture.ground;
  context.fillRect(0, 0, picture.width, picture.height);
  for (const mark of picture.marks) draw(context, mark);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(tooLarge))), 'image/png'),
  );
}

function draw(context: CanvasRenderingContext2D, mark: Mark): void {
  context.save();
  if (mark.is === 'line') {
    context.globalAlpha = mark.opacity;
    stroke(context, mark.color, mark.width);
    context.beginPath();
    context.moveTo(...mark.from);
    context.lineTo(...mark.to);
    context.stroke();
  } else if (mark.is === 'shape') {
    context.globalAlpha = mark.opacity;
    context.translate(mark.x, mark.y);
    context.scale(mark.radius, mark.radius);
    const path = new Path2D(OUTLINES[mark.shape]);
    stroke(context, mark.edge, 1.5 / mark.radius);
    context.stroke(path);
    context.fillStyle = mark.color;
    context.fill(path, 'evenodd');
  } else if (mark.is === 'ring') {
    stroke(context, mark.color, 2.5);
    context.beginPath();
    context.arc(mark.x, mark.y, mark.radius, 0, Math.PI * 2);
    context.stroke();
  } else {
    context.font = `${mark.weight} ${mark.size}px ${FONT}`;
    if (mark.halo) {
      stroke(context, mark.halo, 3.5);
      context.strokeText(mark.text, mark.x, mark.y);
    }
    context.fillStyle = mark.color;
    context.fillText(mark.text, mark.x, mark.y);
  }
  context.restore();
}

function stroke(context: CanvasRenderingContext2D, color: string, width: number): void {
  context.lineJoin = 'round';
  context.strokeStyle = color;
  context.lineWidth = width;
}
