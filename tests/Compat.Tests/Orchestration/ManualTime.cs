namespace Compat.Tests.Orchestration;

/// <summary>A clock that the test moves. Timers fire once, when the test lets them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits, moves the clock to the end of that wait, and tells how long it was.</summary>
    public async Task<TimeSpan> PassNextWaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ManualTimer? next;
            var waited = TimeSpan.Zero;
            lock (_lock)
            {
                next = _timers.MinBy(timer => timer.Due);
                if (next is not null)
                {
                    _timers.Remove(next);
                    waited = next.Due - _now;
                    _now = next.Due;
                }
            }

            if (next is not null)
            {
                next.Fire();
                return waited;
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;

                Due = time._now + dueTime;
                time._timers.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
