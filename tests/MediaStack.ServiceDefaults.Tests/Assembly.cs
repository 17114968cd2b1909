// Meters and activity sources are the whole process's: one test's requests would be in another's measurements.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
