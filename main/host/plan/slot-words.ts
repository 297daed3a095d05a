import type { PlanSettings, PlanSlot } from '../../../common/contract/plan.ts';

/** Why a slot is mined or not, in words with its figures: what follows "it rests" or "it mines because". */
export function slotWords(
  { reason, pricePerKwh, isKnown, carbonGPerKwh }: PlanSlot,
  settings: PlanSettings,
  currency: string,
  valuePerKwh: number | null,
): string {
  const price =
    pricePerKwh === null
      ? 'an unknown price'
      : `${pricePerKwh.toFixed(3)} ${currency}/kWh${isKnown ? '' : ' (assumed)'}`;
  const worth = valuePerKwh?.toFixed(3) ?? '?';
  switch (reason) {
    case 'pays':
      return settings.mode === 'value'
        ? `power costs ${price}, mining brings ${worth}`
        : `it is paid for at ${price}`;
    case 'costs':
      return settings.mode === 'deadline'
        ? `at ${price} it is none of the hours that this week still needs`
        : `power costs ${price}, mining brings ${worth}`;
    case 'within-hours':
      return 'these are its hours';
    case 'outside-hours':
      return 'these are not its hours';
    case 'below-strike':
      return `power costs ${price}, up to ${settings.strike.stopAbove} is taken`;
    case 'above-strike':
      return `power costs ${price}, it resumes at ${settings.strike.resumeAt}`;
    case 'too-much-carbon':
      return `the grid causes ${Math.round(carbonGPerKwh ?? 0)} g/kWh, more than ${settings.carbonLimitG}`;
    case 'required':
      return `one of the week's cheapest hours, at ${price}`;
    case 'capped':
      return `the day's energy is worth more at another hour than at ${price}`;
    case 'inherited':
      return 'the shortest time is not over yet';
    case 'bridged':
      return `stopping for this would cost more than ${price}`;
    case 'not-worth-a-start':
      return 'too short to be worth a start';
    case 'grid-event':
      return 'the grid will ask for less';
    default:
      return `power costs ${price}`;
  }
}
