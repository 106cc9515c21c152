/**
 * JSON text with everything beyond ASCII as `\uXXXX`: it means the same, and no code page can
 * damage it.
 */
export function asciiOnly(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
