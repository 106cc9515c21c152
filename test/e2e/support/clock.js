/** Loaded into the tool with `node --import`: its clock goes wrong by CLOCK_OFFSET_HOURS. */
const offset = Number(process.env['CLOCK_OFFSET_HOURS']) * 3_600_000
const RealDate = Date

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + offset)
    else super(...args)
  }

  static now() {
    return RealDate.now() + offset
  }
}
