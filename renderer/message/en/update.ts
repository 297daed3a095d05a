/** Newer versions of Adit itself. */
export const updateMessage = {
  title: 'Updates',
  enabled: 'Look for updates',
  enabledHelp: 'Off until you turn it on',
  sent: 'Once a day the release page on GitHub is asked for the newest version. GitHub learns your address on the internet and which system asks; nothing about you, your mining or your machine is sent. Nothing is downloaded or installed until you press for it.',
  verified:
    'A download must have the checksum of the release and, where the system knows signatures, the publisher’s signature.',
  unsupported: {
    'not-packaged': 'This copy runs from its sources or its folder: fetch newer versions there.',
    unsigned:
      'This copy carries no publisher’s signature, so a newer one could not be proven to come from the same hands. Install newer versions yourself.',
  },
  notAsked: 'Not asked yet.',
  checking: 'Asking for the newest version…',
  none: (age: string) => `This is the newest version, as of ${age} ago.`,
  available: (version: string) => `Adit ${version} is out.`,
  byPackage: 'It was installed as a package: install the newer package from the release page.',
  downloading: (version: string, percent: number) => `Downloading Adit ${version}: ${percent} %.`,
  progress: 'Download',
  ready: (version: string) => `Adit ${version} is downloaded and checked.`,
  waits: {
    nothing: 'Your settings, history and found blocks stay.',
    rest: 'It restarts as soon as mining rests: when you pause, or a guard or the plan does.',
    block: 'It restarts as soon as a node has answered for the block you found.',
  },
  check: 'Look now',
  download: 'Download',
  restart: 'Restart now',
  restartAtRest: 'Restart when mining rests',
};
