import { SHAPES } from './kinds.ts';

/** Each node is one triangle; the fragment shader cuts its kind's shape out of the circle inside it. */
export const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_pixel;

const float bias = 255.0 / 254.0;
// Corners of diamonds and triangles stand out of the unit circle.
const float reach = 1.35;

void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 corner = 2.0 * reach * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + size * corner, 1)).xy, 0, 1);
  v_point = corner;
  v_shape = a_shape;
  v_pixel = u_correctionRatio * 2.0 / size;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const shape = (name: keyof typeof SHAPES): string => `v_shape < ${SHAPES[name] + 0.5}`;

export const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_pixel;

uniform vec4 u_ground;

// Distance to the shape's edge, negative inside; the unit is the node's radius.
float distanceTo(vec2 p) {
  vec2 q = abs(p);
  if (${shape('square')}) return max(q.x, q.y) - 0.86;
  if (${shape('disc')}) return length(p) - 1.0;
  if (${shape('diamond')}) return (q.x + q.y - 1.2) * 0.7071;
  if (${shape('ring')}) return length(p) - 1.0;
  if (${shape('triangle')}) return max(q.x * 0.866 + p.y * 0.5, -p.y) - 0.6;
  return min(max(q.x - 1.05, q.y - 0.38), max(q.y - 1.05, q.x - 0.38));
}

void main(void) {
  float d = distanceTo(v_point);
  #ifdef PICKING_MODE
  // A little more than is drawn: small nodes are hard to hit.
  if (d > 2.0 * v_pixel) discard;
  gl_FragColor = v_color;
  #else
  // A thin line of the ground colour keeps neighbours apart.
  float inside = 1.0 - smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, d);
  float halo = 1.0 - smoothstep(0.5 * v_pixel, 1.5 * v_pixel, d);
  if (halo <= 0.0) discard;
  vec4 color = v_color;
  if (${shape('ring')} && !(${shape('diamond')})) {
    float hole = smoothstep(-0.5 * v_pixel, 0.5 * v_pixel, length(v_point) - 0.5);
    color = mix(u_ground, v_color, hole);
  }
  gl_FragColor = mix(u_ground, color, inside) * halo;
  #endif
}
`;
