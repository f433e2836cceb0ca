//! Tests of who is let in, who gives way, and when a connection is overdue.

use super::*;
use hyper::Version;

const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

fn seats(connections: usize, per_network: usize, fronted: BehindProxy) -> Arc<Seats> {
    let mut limits = ListenLimits::below(Some(1024), fronted);
    (limits.connections, limits.spare) = (connections, 2);
    (limits.per_network, limits.per_site) = (per_network, 2 * per_network);
    Arc::new(Seats::new(limits))
}

fn is_told_to_go(seated: &TakenSeat) -> bool {
    locked(&seated.seats.all).leaving.contains(&seated.seat.id)
}

#[tokio::test]
async fn who_never_asked_gives_way_before_who_has_waited_longer() {
    let seats = seats(3, 3, BehindProxy::No);
    let asked = seats.seat(HERE).unwrap();
    drop(asked.handle().begin(Version::HTTP_11));
    let silent = seats.seat(HERE).unwrap();
    let newer = seats.seat(HERE).unwrap();
    let next = seats.seat(HERE).unwrap();
    assert_eq!(next.seat().place, ConnectionKind::Regular);
    assert!(is_told_to_go(&silent));
    assert!(!is_told_to_go(&asked) && !is_told_to_go(&newer));
    assert_eq!(seats.leaving(), 1);
    drop(silent);
    assert_eq!(seats.leaving(), 0);
}

#[tokio::test]
async fn where_all_are_at_work_some_may_still_ask_whether_it_lives() {
    let seats = seats(2, 9, BehindProxy::No);
    let (a, b) = (seats.seat(HERE).unwrap(), seats.seat(HERE).unwrap());
    let working = (
        a.handle().begin(Version::HTTP_11),
        b.handle().begin(Version::HTTP_2),
    );
    let most = 2 + SPARE_OF_MACHINE;
    let spare: Vec<_> = (0..most).map(|_| seats.seat(HERE).unwrap()).collect();
    assert!(
        spare
            .iter()
            .all(|s| s.seat().place == ConnectionKind::Spare)
    );
    // The silent ones among them give way too.
    let third = seats.seat(HERE).unwrap();
    assert_eq!(third.seat().place, ConnectionKind::Spare);
    assert!(is_told_to_go(&spare[0]));
    drop(working);
    assert_eq!(
        seats.seat(HERE).unwrap().seat().place,
        ConnectionKind::Regular
    );
}

#[tokio::test]
async fn a_network_has_its_part_and_no_more_and_proxies_have_all() {
    let own = |text: &str| -> IpAddr { text.parse().unwrap() };
    let bare = seats(9, 2, BehindProxy::No);
    let first = bare.seat(own("2001:db8:1:2::1")).unwrap();
    let second = bare.seat(own("2001:db8:1:2:ffff::9")).unwrap();
    let requests = [&first, &second].map(|s| s.handle().begin(Version::HTTP_11));
    let place = |text: &str| bare.seat(own(text)).map(|seated| seated.seat().place);
    assert_eq!(place("2001:db8:1:2::7"), Some(ConnectionKind::Spare));
    assert_eq!(place("2001:db8:1:3::7"), Some(ConnectionKind::Regular));
    drop(requests);
    assert_eq!(place("2001:db8:1:2::7"), Some(ConnectionKind::Regular));
    let mapped = bare.seat(own("::ffff:192.0.2.1")).unwrap();
    let network = mapped.seat.network().map(|network| network.to_string());
    assert_eq!(network.as_deref(), Some("192.0.2.1"));
    let fronted = seats(9, 2, BehindProxy::Yes);
    let through: Vec<_> = (0..9).map(|_| fronted.seat(own("192.0.2.1"))).collect();
    assert!(through.iter().all(Option::is_some));
}

#[tokio::test]
async fn somebody_with_many_networks_has_their_part_too() {
    let bare = seats(9, 2, BehindProxy::No);
    let mut working = Vec::new();
    let mut place = |text: String| {
        let seated = bare.seat(text.parse().unwrap()).unwrap();
        let place = seated.seat().place;
        working.push((seated.handle().begin(Version::HTTP_11), seated));
        place
    };
    for own in 0..4 {
        assert_eq!(
            place(format!("2001:db8:1:{own}::1")),
            ConnectionKind::Regular
        );
    }
    assert_eq!(place("2001:db8:1:9::1".to_owned()), ConnectionKind::Spare);
    assert_eq!(place("2001:db8:2:9::1".to_owned()), ConnectionKind::Regular);
}

#[tokio::test]
async fn what_was_used_up_by_one_network_leaves_places_to_ask_whether_it_lives() {
    let seats = seats(9, 1, BehindProxy::No);
    let far: IpAddr = "192.0.2.1".parse().unwrap();
    let mut working = Vec::new();
    for place in [
        Some(ConnectionKind::Regular),
        Some(ConnectionKind::Spare),
        Some(ConnectionKind::Spare),
        None,
    ] {
        let seated = seats.seat(far);
        assert_eq!(seated.as_ref().map(|seated| seated.seat().place), place);
        working.extend(seated.map(|s| (s.handle().begin(Version::HTTP_11), s)));
    }
    // This machine has its own, whoever else has them all.
    let limits = seats.limits;
    let own: Vec<_> = (0..limits.connections)
        .map(|_| seats.seat(HERE).unwrap())
        .collect();
    let at_work: Vec<_> = own
        .iter()
        .map(|s| s.handle().begin(Version::HTTP_11))
        .collect();
    assert_eq!(
        seats.seat(HERE).unwrap().seat().place,
        ConnectionKind::Spare
    );
    assert!(seats.seat(far).is_none());
    drop(at_work);
}

#[tokio::test]
async fn a_spare_place_ends_in_time_whatever_it_does() {
    let seats = seats(1, 9, BehindProxy::No);
    let first = seats.seat(HERE).unwrap();
    let at_work = first.handle().begin(Version::HTTP_11);
    let spare = seats.seat(HERE).unwrap();
    let mut asked = spare.handle().begin(Version::HTTP_2);
    asked.answer_begins(Some(6));
    assert_eq!(spare.overdue(Instant::now()), None);
    let head = Instant::now() + seats.limits.head;
    assert_eq!(spare.overdue(head), Some(Overdue::Stalled));
    assert_eq!(first.overdue(head), None);
    drop(at_work);
}

#[tokio::test]
async fn who_is_still_being_sent_an_answer_does_not_wait() {
    let seats = seats(1, 9, BehindProxy::No);
    let first = seats.seat(HERE).unwrap();
    drop(first.handle().begin(Version::HTTP_11));
    first.handle().block();
    assert!(!first.may_go() && first.rests_since().is_none());
    assert_eq!(
        seats.seat(HERE).unwrap().seat().place,
        ConnectionKind::Spare
    );
    assert!(!is_told_to_go(&first));
    let stalled = Instant::now() + seats.limits.stalled;
    assert_eq!(first.overdue(stalled), Some(Overdue::Stalled));
    first.handle().unblock();
    assert_eq!(first.overdue(stalled), None);
    assert_eq!(
        seats.seat(HERE).unwrap().seat().place,
        ConnectionKind::Regular
    );
}

#[tokio::test]
async fn who_has_taken_nothing_for_long_gives_way_where_nobody_waits() {
    let mut limits = ListenLimits::below(Some(1024), BehindProxy::No);
    (limits.connections, limits.pressed) = (2, Duration::from_secs(1));
    let seats = Arc::new(Seats::new(limits));
    let (still, working) = (seats.seat(HERE).unwrap(), seats.seat(HERE).unwrap());
    let mut lying = still.handle().begin(Version::HTTP_2);
    lying.answer_begins(Some(9));
    let at_work = working.handle().begin(Version::HTTP_11);
    assert_eq!(
        seats.seat(HERE).unwrap().seat().place,
        ConnectionKind::Spare
    );
    lying.answer_moves();
    tokio::time::sleep(limits.pressed).await;
    assert_eq!(
        seats.seat(HERE).unwrap().seat().place,
        ConnectionKind::Regular
    );
    assert!(is_told_to_go(&still) && !is_told_to_go(&working));
    drop(at_work);
}

#[tokio::test]
async fn where_answers_hold_too_much_the_stillest_of_the_heaviest_network_ends() {
    let mut limits = ListenLimits::below(Some(1024), BehindProxy::No);
    limits.answers = 1_000_000;
    let seats = Arc::new(Seats::new(limits));
    let phone = seats.seat("192.0.2.1".parse().unwrap()).unwrap();
    let mut slow = phone.handle().begin(Version::HTTP_11);
    slow.answer_begins(Some(200_000));
    let mut held = Vec::new();
    for _ in 0..40 {
        let seated = seats.seat("192.0.2.2".parse().unwrap()).unwrap();
        let mut request = seated.handle().begin(Version::HTTP_2);
        request.answer_begins(Some(100_000));
        held.push((seated, request));
    }
    let ended = |seated: &TakenSeat| seats.answers.still_since(&seated.seat).is_none();
    assert!(!ended(&phone), "it holds less than the other network");
    let kept: Vec<_> = held.iter().map(|(seated, _)| !ended(seated)).collect();
    assert_eq!(kept.iter().filter(|kept| **kept).count(), 7);
    assert!(kept[33..].iter().all(|kept| *kept), "the newest");
    drop((held, slow));
    assert!(ended(&phone));
}

#[tokio::test]
async fn a_connection_is_overdue_by_what_it_does() {
    let seats = seats(9, 9, BehindProxy::No);
    let begun = Instant::now();
    let [silent, kept, half, idle_two, two] = [(); 5].map(|()| seats.seat(HERE).unwrap());
    for (seated, version) in [
        (&kept, Version::HTTP_11),
        (&half, Version::HTTP_11),
        (&idle_two, Version::HTTP_2),
    ] {
        drop(seated.handle().begin(version));
    }
    for seated in [&silent, &half, &idle_two] {
        seated.handle().hear();
    }
    let mut lying = two.handle().begin(Version::HTTP_2);
    lying.answer_begins(None);
    let within = Instant::now() - begun;
    let at_work = kept.handle();
    for (seated, seconds, why) in [
        (&silent, 10, Overdue::Waited),
        (&half, 10, Overdue::Waited),
        (&kept, 75, Overdue::Waited),
        (&idle_two, 75, Overdue::Waited),
        (&two, 60, Overdue::Stalled),
    ] {
        let due = begun + Duration::from_secs(seconds);
        assert_eq!(seated.overdue(due - Duration::from_millis(1)), None);
        assert_eq!(
            seated.overdue(due + within + Duration::from_millis(1)),
            Some(why)
        );
    }
    let working = at_work.begin(Version::HTTP_11);
    let much_later = begun + Duration::from_secs(9_999);
    assert_eq!(kept.overdue(much_later), None, "work has its own limits");
    drop(working);
    drop(lying);
    assert_eq!(two.overdue(begun + Duration::from_secs(70)), None);
}

#[tokio::test]
async fn who_began_a_request_meanwhile_need_not_go() {
    let seats = seats(1, 9, BehindProxy::No);
    let first = seats.seat(HERE).unwrap();
    let second = seats.seat(HERE).unwrap();
    assert!(is_told_to_go(&first));
    let request = first.handle().begin(Version::HTTP_11);
    assert!(!first.may_go());
    assert_eq!(seats.leaving(), 0);
    drop(request);
    assert!(first.may_go());
    drop((first, second));
    let all = locked(&seats.all);
    assert_eq!((all.regular, all.waiting.len()), (0, 0));
}
