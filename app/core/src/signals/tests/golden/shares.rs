//! Wilson's intervals: Newcombe's table and those of the families.

use super::near;
use crate::signals::proportion::{Confidence, Interval, Share};

#[test]
fn wilson_intervals() {
    use Confidence::{Eighty, NinetyFive};
    let table = [
        // SIGNALS §9.7 (Newcombe 1998, Table I, method 3).
        (
            "newcombe.wilson.81/263",
            81,
            263,
            NinetyFive,
            [0.2552885198782742, 0.36620957698280004],
        ),
        (
            "newcombe.wilson.15/148",
            15,
            148,
            NinetyFive,
            [0.0623863995307363, 0.16048724172330803],
        ),
        (
            "newcombe.wilson.0/20",
            0,
            20,
            NinetyFive,
            [0.0, 0.16112515805281938],
        ),
        (
            "newcombe.wilson.1/29",
            1,
            29,
            NinetyFive,
            [0.006113214292762653, 0.17175521879320288],
        ),
        // SIGNALS §6 golden.
        (
            "BIZ.wilson.14/20",
            14,
            20,
            NinetyFive,
            [0.4810271816464765, 0.8545227551323956],
        ),
        (
            "BIZ.wilson.18/20",
            18,
            20,
            NinetyFive,
            [0.6989663547715128, 0.9721335187862319],
        ),
        (
            "BIZ.wilson.3/20",
            3,
            20,
            NinetyFive,
            [0.052368745896216595, 0.36041886474075696],
        ),
        (
            "BIZ.wilson.5/6",
            5,
            6,
            NinetyFive,
            [0.43649717781352987, 0.9699466302516935],
        ),
        (
            "BIZ.wilson.24/40",
            24,
            40,
            NinetyFive,
            [0.44595893660346186, 0.7365167431570808],
        ),
        (
            "BIZ.wilson.6/8",
            6,
            8,
            NinetyFive,
            [0.40927543031016883, 0.9285207872478909],
        ),
        (
            "BIZ1.wilson80.5/6",
            5,
            6,
            Eighty,
            [0.5746713830471681, 0.9487261610551758],
        ),
        (
            "BIZ1.wilson80.4/6",
            4,
            6,
            Eighty,
            [0.4094013068272566, 0.8522974652239153],
        ),
        (
            "BIZ1.wilson80.1/6",
            1,
            6,
            Eighty,
            [0.05127383894482418, 0.425328616952832],
        ),
        (
            "BIZ1.wilson80.2/8",
            2,
            8,
            Eighty,
            [0.10887074683495992, 0.47629367141089063],
        ),
        (
            "BIZ1.wilson80.18/20",
            18,
            20,
            Eighty,
            [0.7816040731078, 0.9576863436035885],
        ),
        (
            "BIZ1.wilson80.3/20",
            3,
            20,
            Eighty,
            [0.0746730197532267, 0.27844786562430834],
        ),
        // SIGNALS §7 golden 3 and 7.
        (
            "REV1.wilson.9/24",
            9,
            24,
            NinetyFive,
            [0.21159367559548778, 0.5729003755732572],
        ),
        (
            "REV1.wilson.2/24",
            2,
            24,
            NinetyFive,
            [0.023158815297043306, 0.25848802193210685],
        ),
        (
            "REV5.wilson.7/30",
            7,
            30,
            NinetyFive,
            [0.11792388144489496, 0.40928326158122164],
        ),
        (
            "REV5.wilson.18/30",
            18,
            30,
            NinetyFive,
            [0.42320360253322475, 0.7540937188319815],
        ),
    ];
    for (key, yes, of, confidence, golden) in table {
        let Interval { low, high } = Share::new(yes, of).unwrap().wilson(confidence);
        near(key, &[low, high], &golden);
    }
}
