/**
 * What is said before Fitbit is connected: Google asks every app that reads health data to say so plainly, within the app
 * and before the sign-in page.
 */
export const fitbitDisclosure: { readonly title: string; readonly points: readonly string[] } = {
  title: 'Familiar reads health data',
  points: [
    'Your steps of each day, your active minutes of each day, and when and how long you slept. Nothing else: no heart rate, no weight, no location.',
    'They feed your pet and move your goals; that is all they are used for.',
    'Familiar only reads. It changes nothing in your Fitbit or Google account.',
    'They stay in Familiar’s database: on this computer, or on your own server if you have set one up. They are never sent anywhere else, and nobody else sees them.',
    'You sign in with your Google account. For Google the data is called Google Health; it is what your Fitbit or Pixel Watch has recorded.',
    'Stop at any time: pause or disconnect here, and choose whether what was read is kept or erased. Disconnecting also takes the permission back at Google.',
  ],
}
