//! Pseudo-random numbers that are the same for the same seed: splitmix64.

/// A stream of numbers.
#[derive(Clone)]
pub struct Random(u64);

impl Random {
    /// The stream for one item of one edition, such as article 17, independent of all other streams.
    pub fn of(seed: u64, stream: u64, number: usize) -> Random {
        let mut random = Random(seed ^ stream.rotate_left(32));
        let mixed = random.next() ^ (number as u64).wrapping_mul(0xD1B5_4A32_D192_ED03);
        Random(mixed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// At least 0, less than 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// At least 0, less than `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// From `first` to `last`, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True with a probability in per cent.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// An index below `count`: the first is twice as frequent as the second, three times as frequent as the third, and
    /// so on.
    pub fn zipf(&mut self, count: usize) -> usize {
        let weight = |place: usize| 1.0 / (place + 1) as f64;
        let mut left = self.unit() * (0..count).map(weight).sum::<f64>();
        for place in 0..count {
            left -= weight(place);
            if left < 0.0 {
                return place;
            }
        }
        count - 1
    }

    /// The normal distribution around 0 with standard deviation 1, approximated by a sum of twelve.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}
