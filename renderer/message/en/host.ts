import type { GuardId } from '../../../common/contract/guest.ts';
import type { MeterKind } from '../../../common/contract/meter.ts';
import type { Sentence } from '../../component/text.tsx';
import { begun } from '../sentence.ts';

/** The words of guards, the guided measurement and meters. Functions receive finished numbers. */
export const hostMessage = {
  fix: 'To allow it, once, in a terminal:',
  copyFix: 'Copy the line',
  keepAwake: 'Keep the computer awake while mining',
  keepAwakeHelp: 'The screen may still go dark',
  powermetrics: 'Ask powermetrics for the processor’s watts',
  powermetricsHelp:
    'Only root may: add a sudoers rule without a password for /usr/bin/powermetrics first',
  lift: {
    mine: 'Mine anyway',
    howLong: 'For how long',
    hours: { 1: '1 h', 2: '2 h', 4: '4 h', 8: '8 h' },
    endsItself: 'An override ends by itself.',
    end: 'End it now',
    lifted: (until: string, what: string): Sentence => ({
      lead: 'You said to mine anyway.',
      rest: `Until ${until}; then ${what} again.`,
    }),
    guardsCount: (names: readonly string[]) => `“${names.join('”, “')}” counts`,
    planCounts: 'the plan counts',
  },
  going: {
    eased: (target: string, now: string, threads: string): Sentence => ({
      lead: `Eased off to hold ${target}.`,
      rest: `${now}; ${threads}.`,
    }),
    byPlan: (detail: string, until: string | null): Sentence => ({
      lead: until === null ? 'It mines by the plan.' : `It mines until ${until}, by the plan.`,
      rest: detail,
    }),
  },
  /** Whatever makes mining rest besides a guard. */
  rest: {
    plan: 'Not now, by the plan',
    'demand-response': 'The grid wants less',
    'energy-cap': 'Enough for today',
    thermostat: 'The room is warm enough',
    solar: 'No sun left over',
    measurement: 'Measuring',
  },
  guard: {
    title: 'When it rests',
    name: {
      activity: 'Somebody is at the computer',
      presence: 'Film, call or full screen',
      load: 'Other programs are busy',
      battery: 'On battery',
      charge: 'Battery is low',
      mains: 'Power cut',
      wake: 'Sleep and waking',
      lid: 'Lid closed',
      temperature: 'Too hot',
      quiet: 'Quiet hours',
    } satisfies Record<GuardId, string>,
    help: {
      activity: 'Rests until keys and pointer have been still for so long',
      presence: 'Nobody types then, yet somebody is there',
      load: 'Rests while others use more than this share of the processor',
      battery: 'A desktop without a battery mines on',
      charge: 'Lets the battery fill to this first',
      mains: 'An uninterruptible supply bridges it: its minutes are for saving work',
      wake: 'Lets the computer come back before its miner',
      lid: 'Many portables breathe through the keyboard',
      temperature: 'Stops above this',
      quiet: 'Rests between these times',
    } satisfies Record<GuardId, string>,
    holds: 'holds',
    overridden: 'lifted',
    holding: (detail: string, release: string) => `${begun(detail)}. Released ${release}.`,
    blind: (reason: string) => `Can not be seen: ${reason}.`,
    overrule: 'Mine for an hour anyway',
    endOverrule: 'Let them hold again',
    target: 'Hold a temperature',
    targetHelp: 'Eases off by threads and time instead of stopping',
    targetNow: (threads: string, duty: string) => `Now ${threads} threads at ${duty} %.`,
    notNumber: 'This is no number.',
    between: (low: string, high: string) => `It must be from ${low} to ${high}.`,
    idleTime: 'Idle time',
    share: 'Share of the processor',
    charge: 'Charge',
    limit: 'Limit',
    from: 'From',
    to: 'To',
  },
  measure: {
    title: 'Watts that mining adds',
    begin: 'Measure',
    again: 'Measure anew',
    cancel: 'End',
    step: (step: string, of: string, threads: string, isReading: boolean): string =>
      `Step ${step} of ${of}: ${threads === '0' ? 'without mining' : `${threads} threads`}, ${isReading ? 'reading' : 'settling'}.`,
    left: (time: string) => `About ${time} left.`,
    progress: 'Progress of the measurement',
    leaveAlone: 'Best leave the computer alone meanwhile: whatever else it does is counted too.',
    failed: 'It was not finished.',
    none: {
      lead: 'Not measured yet.',
      rest: 'It reads the computer at rest and at several thread counts, a few minutes in all, and finds what each hash costs.',
    } satisfies Sentence,
    table: 'Power by thread count',
    threads: 'Threads',
    adds: 'Adds',
    rate: 'Hashrate',
    efficiency: 'Energy per hash',
    efficient: 'least energy',
    profitable: 'most profit',
    use: 'Use',
    chooseTitle: (threads: string) => `Mine with ${threads} threads`,
    unseen: 'too little to see',
    nonePays: 'No thread count earns its electricity at present prices.',
    foot: (from: string, age: string, idle: string, drift: string) =>
      `${from}, ${age} ago. At rest ${idle}, which drifted by ${drift} meanwhile.`,
  },
  meter: {
    title: 'Meters',
    add: 'Add a meter',
    none: {
      lead: 'No meter.',
      rest: 'A plug or sensor on your network that measures power is the best truth there is. Only the address you type is asked.',
    } satisfies Sentence,
    edit: 'Change',
    remove: 'Remove',
    addTitle: 'Add a meter',
    editTitle: (label: string) => `Change ${label}`,
    try: 'Try it',
    save: 'Save',
    works: (power: string, elapsed: string) => `It measures ${power}, answered in ${elapsed}.`,
    fails: (problem: string) => `No reading: ${problem}.`,
    kind: {
      'shelly-gen1': 'Shelly, first generation',
      'shelly-gen2': 'Shelly Plus, Pro, Gen3 and later',
      tasmota: 'Tasmota',
      'home-assistant': 'Home Assistant',
      'http-json': 'Any address with JSON',
      mqtt: 'MQTT topic',
    } satisfies Record<MeterKind, string>,
    measures: { machine: 'This computer', household: 'The whole household' },
    on: 'Asked',
    field: {
      kind: 'Kind',
      label: 'Name',
      measures: 'What it measures',
      address: 'Address',
      addressHelp: 'Host or host:port, for example 192.168.1.85',
      channel: 'Output',
      user: 'User name',
      secret: 'Password',
      token: 'Access token',
      secretHelp: 'Empty: none, or the one that is saved',
      entity: 'Entity',
      entityHelp: 'For example sensor.desk_power',
      topic: 'Topic',
      path: 'Where the number is',
      pathHelp: 'For example ENERGY.Power or meters[0].power; empty: the whole answer',
      unit: 'Unit',
    },
    problem: {
      label: 'A name is needed.',
      address: 'An address is needed.',
      entity: 'It must begin with sensor. and have small letters, digits and _.',
      topic: 'A topic without + and # is needed.',
    },
  },
};

/** What a guard, or whatever else makes mining rest, is called; one that is not listed keeps its own name. */
export function guardName(guard: string): string {
  const names: Readonly<Record<string, string>> = {
    ...hostMessage.guard.name,
    ...hostMessage.rest,
  };
  return names[guard] ?? begun(guard);
}
